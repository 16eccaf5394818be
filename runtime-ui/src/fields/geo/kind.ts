import type { Json } from '../../core/json';
import { PRESENCE } from '../../core/operators';
import { kind, read, unreadable } from '../kind';

export interface Place {
  readonly longitude: number;
  readonly latitude: number;
}

/** The point of a GeoJSON value, or null. */
export function placeOf(value: Json): Place | null {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return null;
  const coordinates = (value as { readonly coordinates?: Json }).coordinates;
  if (!Array.isArray(coordinates)) return null;
  const [longitude, latitude] = coordinates;
  return typeof longitude === 'number' && typeof latitude === 'number' ? { longitude, latitude } : null;
}

/** A geo address (RFC 5870), which the device opens with the map its owner likes. */
export const mapAddress = (place: Place) => `geo:${place.latitude},${place.longitude}`;

/** What stands in the two inputs, latitude first as people say it. */
export function typedPair(text: string): readonly [latitude: string, longitude: string] {
  const [latitude = '', longitude = ''] = text.split(';');
  return [latitude, longitude];
}

/** Degrees within ±limit as people type them, with a point or a comma; null for anything else. */
function degrees(text: string, limit: number): number | null {
  const plain = text.trim().replace(',', '.').replace('−', '-');
  if (!/^-?\d{1,3}(\.\d+)?$/.test(plain)) return null;
  return Math.abs(Number(plain)) <= limit ? Number(plain) : null;
}

export const geo = kind({
  width: 160,
  sortable: false,
  operators: PRESENCE,
  input(value) {
    const place = placeOf(value);
    return place ? `${place.latitude};${place.longitude}` : '';
  },
  read(input) {
    const [north, east] = typedPair(typeof input === 'string' ? input : '');
    if (north.trim() === '' && east.trim() === '') return read(null);
    const latitude = degrees(north, 90);
    const longitude = degrees(east, 180);
    if (latitude === null) return unreadable('Enter a latitude from -90 to 90');
    if (longitude === null) return unreadable('Enter a longitude from -180 to 180');
    return read({ type: 'Point', coordinates: [longitude, latitude] });
  },
  text(value) {
    const place = placeOf(value);
    return place ? `${place.latitude.toFixed(5)}, ${place.longitude.toFixed(5)}` : '';
  },
});
