import type { Memory } from "./visitor_memory.js";

/** What may be asked about a page view and its visitor; getters, read as late as possible and at most once per condition. */
export interface Facts {
  /** Of a made-up visitor: which guides it is held out of, by their ids. */
  held?: Record<string, boolean>;
  /** The page's whole address. */
  url: string;
  /** Milliseconds since 1970. */
  now: number;
  /** The day it is for the visitor: dayOf(now, offset). */
  today: number;
  /** What this browser remembers. */
  memory: Memory;
  /** Minutes the visitor's clock is ahead of UTC now: -new Date().getTimezoneOffset(). */
  offset: number;
  /** The site's time zone: its name, or the offsets a visitor is sent (schedule.js). */
  zone?: string | [from: number, ahead: number][];
  /** Ids of the guides shown in this tab so far. */
  tab?: string[];
  attributes?: Record<string, unknown>;
  /** "de-AT" */
  language?: string;
  /** "desktop", "tablet" or "mobile" */
  device?: string;
  /** "chrome", "edge", "firefox", "opera", "safari", "samsung" or "other" */
  browser?: string;
  /** CSS pixels. */
  viewport_width?: number;
  /** document.referrer, "" when there is none. */
  referrer?: string;
  cookie(name: string): string | null | undefined;
  storage(name: string): string | null | undefined;
  /** Truthy when the selector matches; false when it cannot be read. */
  element(selector: string): unknown;
}

/** A guide as its author wrote it. */
export interface Guide {
  id: string;
  name?: string;
  /** "tour" or "hotspots" */
  kind?: string;
  priority?: number;
  created?: string;
  rules?: Rules;
  content?: { steps: { kind: string }[] };
}

export interface Rules {
  pages?: Pages;
  segment?: Group;
  trigger?: { type: string };
  frequency?: { show?: "once" | "session" | "days" | "always"; days?: number };
  stop?: { views?: number; completed?: boolean; dismissed?: boolean };
  schedule?: Schedule;
  goal?: { days: number; holdout: number };
}

export interface Pages {
  include?: PageRule[];
  exclude?: PageRule[];
}

export interface PageRule {
  part: string;
  operator: string;
  value: string;
  strict?: boolean;
}

/** Conditions joined by all or any, nested once. */
export interface Group {
  match: "all" | "any";
  conditions: (Condition | Group)[];
}

export interface Condition {
  subject: string;
  operator: string;
  name?: string;
  type?: string;
  value?: any;
  days?: number;
  case?: boolean;
  conditions?: undefined;
}

export interface Schedule {
  from?: string;
  until?: string;
  zone?: "visitor" | "site";
}

/** A guide as it travels to visitors, with every default written out (explain/wire_rules.js makes it). */
export interface WireGuide {
  id: string;
  /** Whether the player starts it by itself. */
  auto: boolean;
  /** Whether it is exempt from the budget. */
  exempt?: boolean;
  /** Pages, schedule, segment, stop, frequency: those that can keep it from being shown. */
  rules: Record<string, any>;
}
