import { useLanguage, type Language } from '../text/text.tsx'
import { de } from './text-de.ts'
import { en, type AdminTexts } from './text-en.ts'

const texts: Record<Language, AdminTexts> = { en, de }

export const useAdminText = (): AdminTexts => texts[useLanguage().language]
