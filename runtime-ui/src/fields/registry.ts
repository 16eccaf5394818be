import type { Field } from '../core/app';
import BooleanCell from './boolean/BooleanCell.svelte';
import SwitchInput from './boolean/SwitchInput.svelte';
import DateValue from './date/DateValue.svelte';
import DateTimeValue from './dateTime/DateTimeValue.svelte';
import DurationInput from './duration/DurationInput.svelte';
import MailCell from './email/MailCell.svelte';
import FileInput from './file/FileInput.svelte';
import FileValue from './file/FileValue.svelte';
import PlaceCell from './geo/PlaceCell.svelte';
import PlaceInput from './geo/PlaceInput.svelte';
import JsonValue from './json/JsonValue.svelte';
import ParagraphsValue from './longText/ParagraphsValue.svelte';
import MarkdownValue from './markdown/MarkdownValue.svelte';
import ChipsCell from './multiSelect/ChipsCell.svelte';
import ChipsInput from './multiSelect/ChipsInput.svelte';
import ChipsValue from './multiSelect/ChipsValue.svelte';
import type { FieldParts } from './parts';
import ListCell from './list/ListCell.svelte';
import { shownType } from './kinds';
import PhoneCell from './phone/PhoneCell.svelte';
import RelationCell from './relation/RelationCell.svelte';
import RelationInput from './relation/RelationInput.svelte';
import RelationsCell from './relations/RelationsCell.svelte';
import RelationsInput from './relations/RelationsInput.svelte';
import RelationsValue from './relations/RelationsValue.svelte';
import SelectCell from './select/SelectCell.svelte';
import SelectInput from './select/SelectInput.svelte';
import LongInput from './shared/LongInput.svelte';
import NumberInput from './shared/NumberInput.svelte';
import PickerInput from './shared/PickerInput.svelte';
import TextCell from './shared/TextCell.svelte';
import TextInput from './shared/TextInput.svelte';
import LinkCell from './url/LinkCell.svelte';
import MemberCell from './user/MemberCell.svelte';
import MemberInput from './user/MemberInput.svelte';
import CodeCell from './uuid/CodeCell.svelte';
import VectorInput from './vector/VectorInput.svelte';

type Stored = ReturnType<typeof shownType>;

const number: FieldParts = { Cell: TextCell, Value: TextCell, Input: NumberInput };

/** The components of every type of field: a new type is one line here and one in `kinds.ts`. */
const PARTS: Record<Stored, FieldParts> = {
  text: { Cell: TextCell, Value: TextCell, Input: TextInput },
  longText: { Cell: TextCell, Value: ParagraphsValue, Input: LongInput },
  markdown: { Cell: TextCell, Value: MarkdownValue, Input: LongInput },
  integer: number,
  decimal: number,
  money: number,
  autoNumber: number,
  boolean: { Cell: BooleanCell, Value: BooleanCell, Input: SwitchInput },
  date: { Cell: TextCell, Value: DateValue, Input: PickerInput },
  time: { Cell: TextCell, Value: TextCell, Input: PickerInput },
  dateTime: { Cell: TextCell, Value: DateTimeValue, Input: PickerInput },
  email: { Cell: MailCell, Value: MailCell, Input: TextInput },
  url: { Cell: LinkCell, Value: LinkCell, Input: TextInput },
  select: { Cell: SelectCell, Value: SelectCell, Input: SelectInput },
  multiSelect: { Cell: ChipsCell, Value: ChipsValue, Input: ChipsInput },
  relation: { Cell: RelationCell, Value: RelationCell, Input: RelationInput },
  relations: { Cell: RelationsCell, Value: RelationsValue, Input: RelationsInput },
  list: { Cell: ListCell, Value: ListCell, Input: TextInput },
  json: { Cell: CodeCell, Value: JsonValue, Input: LongInput },
  uuid: { Cell: CodeCell, Value: CodeCell, Input: TextInput },
  phone: { Cell: PhoneCell, Value: PhoneCell, Input: TextInput },
  duration: { Cell: TextCell, Value: TextCell, Input: DurationInput },
  geo: { Cell: PlaceCell, Value: PlaceCell, Input: PlaceInput },
  vector: { Cell: TextCell, Value: TextCell, Input: VectorInput },
  user: { Cell: MemberCell, Value: MemberCell, Input: MemberInput },
  file: { Cell: TextCell, Value: FileValue, Input: FileInput },
};

/** The parts of a field; a derived field shows as its result. */
export function partsOf(field: Field): FieldParts {
  return PARTS[shownType(field)];
}
