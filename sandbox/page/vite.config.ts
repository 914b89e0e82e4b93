import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

const here = fileURLToPath(new URL('./', import.meta.url))

/** The sandbox serves what this builds under `/sandbox/`; see server/page.ts. */
export default defineConfig({
  root: here,
  base: '/sandbox/',
  logLevel: 'warn',
  // Two parts of VChart's renderer that no chart uses: one "browser" build has no exports, the other calls eval.
  resolve: {
    alias: {
      roughjs: 'roughjs/bundled/rough.esm.js',
      'lottie-web': 'lottie-web/build/player/lottie_light.js',
    },
  },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2023',
    // VChart alone is over the size at which Vite warns; it is a chunk that only a chart loads.
    chunkSizeWarningLimit: 2500,
    rollupOptions: { input: { page: `${here}index.html`, gallery: `${here}gallery.html` } },
  },
})
