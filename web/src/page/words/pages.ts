// The shape of the page's longer texts. Each language has its own file, which
// is fetched when one of them is opened.
import type { feedback } from './feedback.nb.ts';
import type { forget } from './forget.nb.ts';
import type { order } from './order.nb.ts';

export interface Section {
  heading: string;
  text: string[]; // paragraphs
  list?: string[];
}

export interface Page {
  title: string;
  lead: string;
  sections: Section[];
}

export type PageName = 'guide' | 'about' | 'privacy' | 'accessibility' | 'contact' | 'training' | 'api' | 'reference';

export interface TrainingCase {
  file: string; // below /ovelse/
  title: string;
  text: string;
}

export interface Pages {
  pages: Record<PageName, Page>;
  feedback: typeof feedback;
  order: typeof order;
  forget: typeof forget;
  training: TrainingCase[];
  download: (name: string) => string;
}
