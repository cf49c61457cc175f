import { useText } from '../text/text.tsx'
import { focusMain } from './focus-main.ts'
import classes from './skip-link.module.css'

/** The first stop of the Tab key: past the list, to what was chosen in it. */
export const SkipLink = () => {
  const text = useText()
  return (
    <button type="button" className={classes.skip} onClick={focusMain}>
      {text.shell.skip}
    </button>
  )
}
