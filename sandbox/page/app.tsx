import { BenchSlot } from './shell/bench-slot.tsx'
import { ConnectionBar } from './shell/connection-bar.tsx'
import { Pane } from './shell/pane.tsx'
import { PlayBar } from './shell/play-bar.tsx'
import { Rail } from './shell/rail.tsx'
import { route } from './shell/route.ts'
import { Skip } from './shell/skip.tsx'
import { StoriesSlot } from './shell/stories-slot.tsx'
import { overview } from './shell/tenant.ts'
import { TopBar } from './shell/top-bar.tsx'

/** The page: who there is on the left, what one of them (or two, side by side) sees, and the workbench. */
export const App = () => (
  <div class={`shell ${route.value.people ? 'shell-on-people' : ''}`}>
    <Skip />
    <TopBar />
    <ConnectionBar />
    <PlayBar />
    {overview.value ? (
      <div class="shell-main">
        <Rail />
        <div class="shell-stage">
          <StoriesSlot />
          <div class="shell-panes">
            <Pane side="left" />
            {route.value.with !== '' && <Pane side="right" />}
          </div>
        </div>
        <BenchSlot />
      </div>
    ) : (
      <p class="shell-opening" role="status">
        正在打开沙箱…
      </p>
    )}
  </div>
)
