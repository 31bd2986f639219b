import type { LaunchOptions } from 'playwright';

export function chromium(): Promise<LaunchOptions>;
export function findFirefox(): string | undefined;
export function findMiniBrowser(): string | undefined;
