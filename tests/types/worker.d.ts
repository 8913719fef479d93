// Service workers: what they run in, and the line that the publish step writes before worker.js.

interface WorkerGlobalScope {
  readonly clients: Clients;
  readonly registration: ServiceWorkerRegistration;
  skipWaiting(): Promise<void>;
  addEventListener<Kind extends keyof ServiceWorkerGlobalScopeEventMap>(
    type: Kind,
    listener: (event: ServiceWorkerGlobalScopeEventMap[Kind]) => unknown,
  ): void;
}

declare const SITE: {
  version: string;
  files: Record<string, string>;
  needs: Record<string, string[]>;
  languages: Record<string, { core: string[]; needs: Record<string, string[]>; fallback: string }>;
};
