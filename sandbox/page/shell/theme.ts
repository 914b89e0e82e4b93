import { computed, effect, signal } from '@preact/signals'

export type ThemeChoice = 'light' | 'dark' | 'system'

const KEY = 'sandbox.theme'
const dark = matchMedia('(prefers-color-scheme: dark)')

const stored = (): ThemeChoice => {
  const value = localStorage.getItem(KEY)
  return value === 'light' || value === 'dark' ? value : 'system'
}

export const themeChoice = signal<ThemeChoice>(stored())
const systemDark = signal(dark.matches)

export const theme = computed<'light' | 'dark'>(() => {
  if (themeChoice.value !== 'system') return themeChoice.value
  return systemDark.value ? 'dark' : 'light'
})

export const chooseTheme = (choice: ThemeChoice): void => {
  themeChoice.value = choice
  localStorage.setItem(KEY, choice)
}

/** Keeps `data-theme` of the document, which the colours of tokens.css follow. */
export const startTheme = (): void => {
  dark.addEventListener('change', ({ matches }) => {
    systemDark.value = matches
  })
  effect(() => {
    document.documentElement.dataset.theme = theme.value
  })
}
