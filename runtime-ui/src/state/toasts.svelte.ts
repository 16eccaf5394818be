/** A short message about something that was done. */
export interface Toast {
  readonly id: number;
  readonly text: string;
  readonly action: { readonly label: string; readonly run: () => void } | null;
}

const SHOWN_MILLIS = 6000;

/** The messages at the foot of the page, the newest last; at most three. */
export class Toasts {
  shown: readonly Toast[] = $state.raw([]);
  private last = 0;

  say(text: string, action: Toast['action'] = null): void {
    const id = ++this.last;
    this.shown = [...this.shown.slice(-2), { id, text, action }];
    setTimeout(() => this.dismiss(id), SHOWN_MILLIS);
  }

  dismiss(id: number): void {
    this.shown = this.shown.filter((toast) => toast.id !== id);
  }
}
