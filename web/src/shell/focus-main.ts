/** Takes the keyboard to the main part of the page, wherever that is just now. */
export const focusMain = (): void => {
  const main = document.querySelector<HTMLElement>('main, [role="main"]')
  if (!main) return
  main.tabIndex = -1
  main.focus({ preventScroll: true })
}
