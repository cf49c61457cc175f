/**
 * Names what is sent: the same for the same content, so that what is sent again after it wasn't known what became of it isn't there
 * twice, and another one for another content.
 */
export const clientIdOf = (newId: () => string): ((content: object) => string) => {
  let last = { content: '', id: '' }
  return (content) => {
    const named = JSON.stringify(content)
    if (last.content !== named) last = { content: named, id: newId() }
    return last.id
  }
}
