import { Group, NativeSelect, SegmentedControl, Text, useMantineColorScheme } from '@mantine/core'
import { languages, useLanguage, useText, type Language } from '../text/text.tsx'
import { Section } from './section.tsx'

/** How the page looks and which language it speaks, on this device. */
export const Appearance = () => {
  const { settings } = useText()
  const { language, setLanguage } = useLanguage()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  return (
    <Section title={settings.appearance} says={settings.appearanceSays}>
      <Group justify="space-between" mb="md">
        <Text component="span" id="scheme">
          {settings.scheme}
        </Text>
        <SegmentedControl
          aria-labelledby="scheme"
          value={colorScheme}
          onChange={setColorScheme}
          data={[
            { value: 'auto', label: settings.schemes.auto },
            { value: 'light', label: settings.schemes.light },
            { value: 'dark', label: settings.schemes.dark },
          ]}
        />
      </Group>
      <Group justify="space-between">
        <label htmlFor="language">{settings.language}</label>
        <NativeSelect
          id="language"
          value={language}
          onChange={({ currentTarget }) => setLanguage(currentTarget.value as Language)}
          data={Object.entries(languages).map(([value, { language }]) => ({ value, label: language }))}
        />
      </Group>
    </Section>
  )
}
