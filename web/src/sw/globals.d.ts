export {};

declare global {
  const __PRECACHE__: Record<string, string>;
}
