import type { Facts, WireGuide } from "./judge/rules.js";
import type { Requests } from "./requests.js";
import type { SiteStorage, TabState } from "./storage.js";

/** What the server puts into the script. */
export interface Config {
  /** Where the site's player lives, with a slash at its end. */
  home: string;
  /** The site's. */
  key: string;
  environment: string;
  /** Of the interface. */
  version: string;
  /** Automatic tours per visitor and day; 0 for no limit. */
  budget: number;
  /** Offsets of the site's clock, for schedules that go by it. */
  zone?: [from: number, ahead: number][];
  /** Of a site in identified mode: names of the attributes that are sent of whoever engages. */
  people?: string[];
  theme: Theme;
  drawing?: DrawingAddress;
  /** The page's own analytics that receive what is counted, by their names in forwarders.js, and the names of guides. */
  forwards?: string[];
  names?: Record<string, string>;
  /** Hears of each figure that is counted. */
  counted?(event: { guide: string; figure: string; step?: string }): void;
  /** In the order of their rank; content that is not in here is brought when they start. */
  guides: Guide[];
}

/**
 * The path below `home` of what draws guides, when it is not in the script; between its two pieces goes what names a guide whose
 * content shall come with it.
 */
export type DrawingAddress = [path: string, end: string];

export interface Guide extends WireGuide {
  version: string;
  kind: string;
  trigger?: any;
  theme?: Theme;
  content?: any;
  /** Whether its content is a request of its own. */
  apart?: 1;
  /** The path of the page where it begins. */
  start?: string;
  /** By what its steps are remembered, where that is not their places. */
  numbers?: number[];
}

export interface Theme {
  css: string;
  mode?: string;
  [more: string]: any;
}

/** A guide's content as this visitor gets it: in a language, with attributes filled in. */
export interface Presentation {
  steps: any[];
  theme: Theme;
  language: string;
  rtl: boolean;
  /** The text of that id, such as `s1.title`, made from the one that the content has. */
  text(id: string, original: any): any;
}

/** The player of one site on one page. */
export interface Player {
  config: Config;
  storage: SiteStorage;
  requests: Requests;
  /** What the page told about its visitor; without a prototype, so that only that is in it. */
  attributes: Record<string, any>;
  /** What is shown: the tour, as there is one at a time, under "", each group of hotspots under its id. */
  running: Map<string, Act>;
  view: PageView;
  /** What the address asked for besides the page: a preview, the picker or the debugger, loaded once. */
  tool?: Promise<unknown>;
  tools: ActionTools;
  /** Looks at the page as it is now. */
  look(): void;
}

/** One page view, and the guides of which something is known on it. */
export interface PageView {
  /** Without a fragment that is only a place on the page. */
  address: string;
  /** Those that had their turn. */
  tried: Set<Guide>;
  eligible: Set<Guide>;
  /** Those that could not be had, or were stopped on their way. */
  failed: Set<Guide>;
}

/** Something that is done to a guide that is shown: by its buttons, by the page ("stop", "next"), by the browser ("lost": its target, "leave": the site, "rest": the page, "moved": to another address). */
export type Act = (action: { type: string; [more: string]: any }) => unknown;

/** Looks up a step's target anew; the one found last stays it for as long as it is. */
export type Find = (last?: Element) => Element | null | undefined;

/** What a guide is run with. */
export interface Run {
  presentation: Presentation;
  count(figure: string, step?: any): void;
  /** Remembers for this tab at which step the guide is and what is counted of it now (walk.js); gives what was counted before. */
  save(step: any, ...marks: string[]): string[];
  /** The guide is over; called once. */
  end(): void;
  /** The guide waits for another page; called instead. */
  rest(step: any): void;
  /** An action that is not the guide's own; whether the guide's work is done with it. */
  act: Act;
  /** The step to go on with, after a reload or a navigation. */
  from?: string;
}

/** Shows a guide until it is over. */
export type Kind = (run: Run) => Act;

/** What an action may use of the player. */
export interface ActionTools {
  set(attributes: object): void;
  start(id: string, options?: { force?: boolean }): void;
  openPart(name: string, argument?: any): Promise<any>;
}

/** Does what a button asks for; whether the guide's work is done with it. */
export type Action = (action: any, presentation: Presentation, tools: ActionTools) => unknown;

/**
 * Waits for something to happen on the page; may call `fire` more than once, and `expect` when it has happened but `fire` has to wait.
 * `find` is the target of the step that waits.
 */
export type Trigger = (rule: any, fire: () => void, signal: AbortSignal, find?: Find | null, expect?: () => void) => void;

/** Waits for a guide's trigger while the guide is ready to be started by it. */
export type Arming = (player: Player, guide: Guide, isDue: boolean) => void;

export type Prerequisite = (guide: Guide, bring: Bring) => Promise<unknown>;
export interface Bring {
  drawing?: DrawingAddress;
  load: Requests["load"];
  send: Requests["send"];
  changeMemory: SiteStorage["changeMemory"];
}

/** Changes what a presentation says; `content` is what the guide has besides its steps. */
export type TextFilter = (presentation: Presentation, content: any, attributes: Record<string, any>) => void;

/** Waits for a step's target, at least for so many seconds; may show the way to it meanwhile, as a card of the guide. */
export type Wait = (
  step: any,
  signal: AbortSignal,
  onFound: (find: Find | null) => void,
  onMissing: () => void,
  patience?: number,
  presentation?: any,
  act?: any,
) => void;

/** Dresses a step that is about to be shown; what it returns is told where the target is, as it moves. */
export type Decoration = (shown: ShownStep) => ((box: DOMRect) => void) | void;
export interface ShownStep {
  presentation: Presentation;
  step: any;
  layer: HTMLElement;
  card: HTMLElement;
  signal: AbortSignal;
}

/** Leads to the page where a guide that is asked for begins; whether it does. */
export type Redirect = (guide: Guide | undefined, storage: SiteStorage) => boolean;

/** What a part that was asked for is given. */
export interface PartHost {
  home: string;
  key: string;
  environment: string;
  theme: Theme;
  enter: Requests["enter"];
  send: Requests["send"];
  facts(): Facts;
  readTab(): TabState;
  changeTab(changes: TabState): void;
  changeMemory: SiteStorage["changeMemory"];
  reset(): void;
}
