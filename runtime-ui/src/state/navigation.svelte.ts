import type { App } from '../core/app';
import { addressOf, readRoute, type Place, type Route } from '../core/route';

/** Asks the person whether to leave what is not saved; true lets go. */
export type Guard = () => Promise<boolean>;

/**
 * The place in the app, kept in the address: back, forward, reload and shared links all work. Each
 * entry of the history carries its index, so that a refused step back can be taken back itself.
 */
export class Navigation {
  route: Route = $state.raw({ kind: 'nowhere' });
  /** Set while a form has unsaved words. */
  guard: Guard | null = null;
  private index: number;
  private returning = false;

  constructor(
    private readonly app: App,
    private readonly window: Window,
  ) {
    this.index = indexOf(window.history.state) ?? 0;
    window.history.replaceState({ ...window.history.state, index: this.index }, '');
    this.read();
  }

  /** Starts listening to back and forward; gives back how to stop. */
  listen(): () => void {
    const moved = () => void this.moved();
    const leaving = (event: BeforeUnloadEvent) => {
      if (this.guard) event.preventDefault();
    };
    this.window.addEventListener('popstate', moved);
    this.window.addEventListener('beforeunload', leaving);
    return () => {
      this.window.removeEventListener('popstate', moved);
      this.window.removeEventListener('beforeunload', leaving);
    };
  }

  get place(): Place | null {
    return this.route.kind === 'place' ? this.route : null;
  }

  address(place: Place): string {
    return addressOf(this.app, place);
  }

  /** Goes there as a new entry of the history, or in place of this one. */
  async go(place: Place | null, how: 'push' | 'replace' = 'push'): Promise<void> {
    if (!place) return;
    const leavesForm = this.guard !== null && place.panel !== this.place?.panel;
    if (leavesForm && !(await this.mayLeave())) return;
    const address = this.address(place);
    if (how === 'replace' || address === this.window.location.pathname + this.window.location.search) {
      this.window.history.replaceState({ ...this.window.history.state, index: this.index }, '', address);
    } else {
      const from = this.window.location.pathname + this.window.location.search;
      this.index += 1;
      this.window.history.pushState({ index: this.index, from }, '', address);
    }
    this.route = place;
  }

  /** Goes to where one came from: a step back when that is the place, so that nothing piles up. */
  async back(place: Place): Promise<void> {
    if (!(await this.mayLeave())) return;
    if (fromOf(this.window.history.state) === this.address(place)) this.window.history.back();
    else await this.go(place, 'replace');
  }

  private async moved(): Promise<void> {
    const to = indexOf(this.window.history.state) ?? 0;
    if (this.returning) {
      this.returning = false;
      return;
    }
    const step = to - this.index;
    if (this.guard !== null && step !== 0) {
      this.returning = true;
      this.window.history.go(-step);
      if (await this.mayLeave()) this.window.history.go(step);
      return;
    }
    this.index = to;
    this.read();
  }

  private async mayLeave(): Promise<boolean> {
    const leave = this.guard === null || (await this.guard());
    if (leave) this.guard = null;
    return leave;
  }

  private read(): void {
    this.route = readRoute(this.app, this.window.location.pathname, this.window.location.search);
  }
}

function indexOf(state: unknown): number | null {
  return typeof state === 'object' && state !== null && 'index' in state && typeof state.index === 'number'
    ? state.index
    : null;
}

function fromOf(state: unknown): string | null {
  return typeof state === 'object' && state !== null && 'from' in state ? String(state.from) : null;
}
