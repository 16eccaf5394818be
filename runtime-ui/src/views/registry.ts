import type { Component } from 'svelte';
import type { Panel, Place } from '../core/route';
import NewRecord from './form/NewRecord.svelte';
import RecordPanel from './RecordPanel.svelte';

export interface PanelProps {
  readonly place: Place;
  readonly panel: Panel;
  readonly close: () => void;
}

/** What fills the panel; the list behind it is always the list view. */
export const PANELS: Record<Panel['kind'], Component<PanelProps>> = {
  new: NewRecord,
  show: RecordPanel,
  edit: RecordPanel,
};
