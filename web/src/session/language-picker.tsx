import { Button, Group } from '@mantine/core'
import { languages, useLanguage, useText, type Language } from '../text/text.tsx'

/** Each language by its own name, for who can't read the others. */
export const LanguagePicker = () => {
  const { language, setLanguage } = useLanguage()
  const text = useText()
  return (
    <Group justify="center" gap="xs" pt="md" role="group" aria-label={text.session.languages}>
      {(Object.keys(languages) as Language[]).map((each) => (
        <Button
          key={each}
          size="compact-sm"
          variant={each === language ? 'light' : 'subtle'}
          aria-pressed={each === language}
          lang={each}
          onClick={() => setLanguage(each)}
        >
          {languages[each].language}
        </Button>
      ))}
    </Group>
  )
}
