/** A picture's place, in pixels: known before it is there, so that nothing moves when it comes. */
export const boxOf = (
  { width, height }: { width: number | null; height: number | null },
  most: { width: number; height: number },
): { width: number; height: number } => {
  if (!width || !height) return { width: most.width, height: Math.round(most.width * 0.75) }
  const scale = Math.min(1, most.width / width, most.height / height)
  // A line of pixels is to be seen, too, and to be hit.
  return { width: Math.max(96, Math.round(width * scale)), height: Math.max(64, Math.round(height * scale)) }
}
