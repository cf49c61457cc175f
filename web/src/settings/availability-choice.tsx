import { Radio, Stack } from '@mantine/core'
import { Problem } from '../act/problem.tsx'
import { availabilities, useAvailability } from '../people/availability-items.tsx'
import { useText } from '../text/text.tsx'
import { Section } from './section.tsx'

/** What others see of one, for as long as one is connected. */
export const AvailabilityChoice = () => {
  const { people, settings } = useText()
  const { chosen, choose, problem } = useAvailability()
  return (
    <Section title={settings.availability} says={settings.availabilitySays}>
      <Radio.Group aria-label={settings.availability} value={chosen} onChange={(value) => void choose(value)}>
        <Stack gap="sm">
          {availabilities.map((availability) => (
            <Radio
              key={availability}
              value={availability}
              label={people.availability[availability]}
              description={settings.availabilities[availability]}
            />
          ))}
        </Stack>
      </Radio.Group>
      <Problem says={problem} />
    </Section>
  )
}
