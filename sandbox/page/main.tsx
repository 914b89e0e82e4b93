import { render } from 'preact'
import './style/tokens.css'
import './style/shell.css'
import { App } from './app.tsx'
import { startPlay } from './shell/play.ts'
import { startTenant } from './shell/tenant.ts'
import { startTheme } from './shell/theme.ts'

startTheme()
startTenant()
startPlay()
const root = document.getElementById('page')
if (root) render(<App />, root)
