/** A window with a history that behaves like a browser's: steps are taken later, and tell. */
export class FakeWindow {
  readonly location = { pathname: '', search: '' };
  readonly history = {
    state: null as unknown,
    pushState: (state: unknown, _: string, address: string) => {
      this.entries = [...this.entries.slice(0, this.at + 1), { state, address }];
      this.enter(this.at + 1);
    },
    replaceState: (state: unknown, _: string, address?: string) => {
      this.entries[this.at] = { state, address: address ?? this.address };
      this.enter(this.at);
    },
    go: (step: number) => {
      if (this.at + step < 0 || this.at + step >= this.entries.length) return;
      queueMicrotask(() => {
        this.enter(this.at + step);
        for (const listener of this.listeners) listener();
      });
    },
    back: () => this.history.go(-1),
  };
  private entries: { state: unknown; address: string }[];
  private at = 0;
  private listeners: (() => void)[] = [];

  constructor(address: string) {
    this.entries = [{ state: null, address }];
    this.enter(0);
  }

  get address(): string {
    return this.entries[this.at]?.address ?? '';
  }

  addEventListener(type: string, listener: () => void): void {
    if (type === 'popstate') this.listeners.push(listener);
  }

  removeEventListener(type: string, listener: () => void): void {
    if (type === 'popstate') this.listeners = this.listeners.filter((other) => other !== listener);
  }

  asWindow(): Window {
    return this as unknown as Window;
  }

  private enter(at: number): void {
    this.at = at;
    const entry = this.entries[at];
    this.history.state = entry?.state ?? null;
    const url = new URL(entry?.address ?? '', 'http://localhost');
    this.location.pathname = url.pathname;
    this.location.search = url.search;
  }
}

/** Lets every step of the history that was asked for happen. */
export async function settled(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}
