import { useElementSize } from '@mantine/hooks';

/** By what was measured; of the same kind another one is mostly as wide. */
const widths = new Map<string, number>();

/** How wide an element is; until that is known as wide as the last of its name, so that nothing is drawn twice. 0 = unknown. */
export function useWidth<T extends HTMLElement>(name: string) {
  const { ref, width } = useElementSize<T>();
  if (width > 0) widths.set(name, width);
  return { ref, width: width || (widths.get(name) ?? 0) };
}
