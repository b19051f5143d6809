declare module '*?worker&url' {
  const url: string;
  export default url;
}
declare module '*.svg?raw' {
  const svg: string;
  export default svg;
}
declare module '*.css';

interface TrustedTypePolicyFactory {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): unknown };
}

declare var launchQueue: { setConsumer(take: (params: { files: FileSystemFileHandle[] }) => void): void } | undefined;

declare var trustedTypes: TrustedTypePolicyFactory | undefined;
