/** What a page may ask of Cairn. Calls made before the script arrived: `window.cairn = window.cairn || []; cairn.push(["set", {plan: "free"}])`. */
export interface Cairn {
  /** The version of this interface. */
  readonly version: string;
  /** The public key of the site the script belongs to. */
  readonly site: string;
  /**
   * Tells who the visitor is, and attributes. All of it stays in this browser, unless the site's admins turned identified mode on: then a
   * pseudonym made of the id and the attributes on their list go with the figures. Without an id, or with `reset()`, nobody is named.
   */
  identify(id: string, attributes?: Attributes): void;
  /** Tells attributes of the visitor. They stay in this browser, until the page is left. */
  set(attributes: Attributes): void;
  /** Tells that something happened: starts and advances guides that wait for it. Nothing is sent. */
  track(name: string, properties?: Record<string, unknown>): void;
  /** Starts a guide when its rules hold, or whatever they say. */
  start(guide: string, wish?: { force?: boolean }): void;
  /** Ends what is shown. */
  stop(): void;
  next(): void;
  back(): void;
  /** Ends what is shown and forgets every guide and event; the visitor's opt-out stays. */
  reset(): void;
  /** Guides still show; nothing is sent any more. Where the tag has `data-consent="wait"`, nothing is stored either. */
  optOut(): void;
  /** Counts again. A tag with `data-consent="wait"` shows, stores, reads and sends nothing before this or `optOut`. */
  optIn(): void;
  /** Hears of a figure: eligible, started, reached, completed, dismissed, target_missing, left_page. */
  on(event: Figure, hear: (detail: { guide: string; step?: string }) => void): void;
  /** Why a guide shows or not: each rule with what it wanted and what it saw. Loads a part of the script. */
  explain(guide: string): Promise<{ held: boolean; waits?: true; rules: Verdict[] }>;
  /**
   * Every request made from this page, with the body that was sent. A batch of figures holds `schema`, `id` (random, for this batch only, so
   * that it counts once when it has to be sent again), `url` (without query and fragment), `environment` and `events`.
   */
  ledger(): Sent[];
  /** A call by its name, or a function that is given `cairn`. */
  push(asked: [keyof Cairn, ...unknown[]] | ((cairn: Cairn) => void)): unknown;
}
export type Attributes = Record<string, string | number | boolean | Date | null | undefined>;
export type Figure = "eligible" | "started" | "reached" | "completed" | "dismissed" | "target_missing" | "left_page";
export interface Verdict {
  rule: string;
  held: boolean;
  wanted: unknown;
  saw?: unknown;
  unknown?: true;
  waits?: true;
  parts?: Verdict[];
}
export interface Sent {
  method: "GET" | "POST";
  url: string;
  body: string;
  bytes: number;
  at: string;
}
declare global {
  interface Window {
    cairn: Cairn;
  }
}
