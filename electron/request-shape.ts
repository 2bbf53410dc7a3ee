/** What a page may send: plain data, of a bounded size, before any schema sees it. */

const MAXIMUM_BYTES = 10 * 1024 * 1024;
const MAXIMUM_DEPTH = 32;
/** Of a number, a boolean, a bracket: so that many small values count too. */
const BYTES_PER_VALUE = 8;

/**
 * Why `input` can't be taken, or null. Accepts what JSON can say and no key `__proto__`, which would set a prototype
 * when copied. A string counts two bytes a character, as it lies in memory.
 */
export function refuseShape(input: unknown): string | null {
  let bytes = 0;
  function refuse(value: unknown, depth: number): string | null {
    bytes += BYTES_PER_VALUE + (typeof value === 'string' ? value.length * 2 : 0);
    if (bytes > MAXIMUM_BYTES) return 'too large';
    if (isScalar(value)) return null;
    if (depth === MAXIMUM_DEPTH) return 'too deep';
    if (Array.isArray(value)) return refuseFirst(value, (element) => refuse(element, depth + 1));
    if (!isPlainObject(value)) return 'not plain data';
    return refuseFirst(Object.keys(value), (key) => {
      if (key === '__proto__') return 'forbidden key';
      bytes += key.length * 2;
      return refuse(value[key], depth + 1);
    });
  }
  return refuse(input, 0);
}

function refuseFirst<T>(elements: readonly T[], refuse: (element: T) => string | null): string | null {
  for (const element of elements) {
    const reason = refuse(element);
    if (reason !== null) return reason;
  }
  return null;
}

/** Absent optional fields arrive as undefined. */
function isScalar(value: unknown): boolean {
  return value === null || ['string', 'number', 'boolean', 'undefined'].includes(typeof value);
}

function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
