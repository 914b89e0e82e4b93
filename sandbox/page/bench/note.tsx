/** What went wrong, said aloud too. */
export const Trouble = ({ sentence }: { sentence?: string | null }) =>
  sentence ? (
    <p class="bench-trouble" role="alert">
      {sentence}
    </p>
  ) : null

export const Quiet = ({ children }: { children: string }) => <p class="bench-quiet">{children}</p>
