export const THEMES = ['system', 'light', 'dark'] as const;
export type ThemeName = (typeof THEMES)[number];

/** Light, dark, or as the system has it; remembered for this app alone, since apps share an origin. */
export class Theme {
  name: ThemeName = $state('system');
  private readonly key: string;

  constructor(
    base: string,
    private readonly root: HTMLElement,
    private readonly storage: Storage | null,
  ) {
    this.key = `libretto:${base}:theme`;
    const kept = storage?.getItem(this.key);
    this.apply(THEMES.find((name) => name === kept) ?? 'system');
  }

  choose(name: ThemeName): void {
    this.storage?.setItem(this.key, name);
    this.apply(name);
  }

  private apply(name: ThemeName): void {
    this.name = name;
    this.root.dataset['theme'] = name;
  }
}
