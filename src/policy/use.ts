import type { Category, Policy, Service } from './policy.js';

/** The unit of consent: one service for one purpose, written `service/purpose`. */
export type Use = `${string}/${string}`;

/** A use with what a decision needs to know about its service. */
export interface UseFacts {
  readonly id: Use;
  readonly service: string;
  readonly purpose: string;
  readonly category: Category;
  readonly revision: number;
}

export const usesOfService = (service: Service): UseFacts[] =>
  service.purposes.map((purpose) => ({
    id: `${service.id}/${purpose}`,
    service: service.id,
    purpose,
    category: service.category,
    revision: service.revision ?? 1,
  }));

export const usesOf = (policy: Policy): UseFacts[] => policy.services.flatMap(usesOfService);

/** Necessary uses need no consent; all others do. */
export const isOptional = (use: UseFacts): boolean => use.category !== 'necessary';
