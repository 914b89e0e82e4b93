import { lazyComponent } from './lazy.tsx'
import { benchOpen, inspected } from './view.ts'

const Bench = lazyComponent(async () => (await import('../bench/bench.tsx')).Bench)

const close = (): void => {
  benchOpen.value = false
  inspected.value = null
}

/** The workbench, while it is open. */
export const BenchSlot = () =>
  benchOpen.value ? (
    <aside class="shell-bench" aria-label="工作台">
      <Bench message={inspected.value?.message} close={close} />
    </aside>
  ) : null
