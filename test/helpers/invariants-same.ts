/** Whether two values hold the same; many times faster than writing them down, which counts in millions. */
export function isSame(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || !one || !other) return false;
  const names = Object.keys(one);
  if (names.length !== Object.keys(other).length) return false;
  for (const name of names)
    if (
      !Object.hasOwn(other, name) ||
      !isSame((one as Record<string, unknown>)[name], (other as Record<string, unknown>)[name])
    )
      return false;
  return true;
}
