import type { Component } from 'svelte';
import type { Field } from '../core/app';
import type { Json } from '../core/json';
import type { Input } from './kind';

/** Shows a value that is there, in a list or in a record. */
export interface CellProps {
  readonly field: Field;
  readonly value: Json;
}

/** Takes a value in. `ids` tie the control to its label, help and error. */
export interface InputProps {
  readonly field: Field;
  readonly input: Input;
  readonly enter: (input: Input) => void;
  readonly ids: {
    readonly control: string;
    readonly label: string;
    readonly describedBy: string | undefined;
  };
  readonly invalid: boolean;
}

/** The components of one type of field. */
export interface FieldParts {
  /** One line, in a list. */
  readonly Cell: Component<CellProps>;
  /** In full, in a record. */
  readonly Value: Component<CellProps>;
  readonly Input: Component<InputProps>;
}
