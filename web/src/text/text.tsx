import { createContext, use, useEffect, useMemo, useState, type ReactNode } from 'react'
import { de } from './de.ts'
import { en, type Texts } from './en.ts'

export const languages = { en, de } satisfies Record<string, Texts>
export type Language = keyof typeof languages

interface Chosen {
  language: Language
  setLanguage(language: Language): void
}

const key = 'parley:language'
const TextContext = createContext<Chosen>({ language: 'en', setLanguage: () => {} })

/** The language that was chosen here before, else the first of the browser's that there is. */
const firstLanguage = (): Language =>
  [localStorage.getItem(key) ?? '', ...navigator.languages]
    .map((name) => name.slice(0, 2))
    .find((name): name is Language => Object.hasOwn(languages, name)) ?? 'en'

export const TextProvider = ({ children }: { children: ReactNode }) => {
  const [language, setLanguage] = useState(firstLanguage)
  useEffect(() => {
    document.documentElement.lang = language
  }, [language])
  const chosen = useMemo<Chosen>(
    () => ({
      language,
      setLanguage: (wanted) => {
        localStorage.setItem(key, wanted)
        setLanguage(wanted)
      },
    }),
    [language],
  )
  return <TextContext value={chosen}>{children}</TextContext>
}

export const useText = (): Texts => languages[use(TextContext).language]

export const useLanguage = (): Chosen => use(TextContext)
