/**
 * One thing the platform would refuse (or only frown at) in a card.
 * `code` is the inner ErrCode (200621 bad JSON, 200861 tag, 11310 limit, 200530 name …),
 * `path` the platform's own spelling: `ROOT -> body -> elements -> [2](tag: form)`.
 */
export type Problem = { code: number; path: string; message: string }

/** What the validator found. `tags` counts tagged objects, `bytes` is the compact JSON in UTF-8. */
export type Verdict =
  | { ok: true; tags: number; bytes: number; warnings: Problem[] }
  | { ok: false; problems: Problem[] }

/** What the tenant knows: image keys uploaded by this app, open_ids of people that exist. */
export type CardContext = { imageKeys: (key: string) => boolean; personIds: (openId: string) => boolean }
