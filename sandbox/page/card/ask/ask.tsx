import type { ComponentType } from 'preact'
import type { ElementProps } from '../elements.tsx'
import '../../style/card-ask.css'
import { Button } from './button.tsx'
import { Checker } from './checker.tsx'
import { Container } from './container.tsx'
import { Form } from './form.tsx'
import { Input } from './input.tsx'
import { Overflow } from './overflow.tsx'
import { Picker } from './picker.tsx'
import { Select } from './select.tsx'

/** Components a person presses or fills. */
export const ASK: Record<string, ComponentType<ElementProps>> = {
  form: Form,
  input: Input,
  select_static: Select,
  multi_select_static: Select,
  select_person: Select,
  multi_select_person: Select,
  date_picker: Picker,
  picker_time: Picker,
  picker_datetime: Picker,
  checker: Checker,
  button: Button,
  overflow: Overflow,
  interactive_container: Container,
}
