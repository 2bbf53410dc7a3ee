import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'vite';
import { projectRoot } from '../runtime/project-root.ts';
import { NODE_BUNDLES, type NodeBundle, nodeBundleConfig } from './node-bundles.ts';
import { rendererConfig } from './renderer.ts';

/** Builds the whole application into dist/, from nothing: a file of an earlier build never stays behind. */
export async function buildApplication(): Promise<void> {
  await rm(join(projectRoot, 'dist'), { recursive: true, force: true });
  for (const name of Object.keys(NODE_BUNDLES) as NodeBundle[]) await build(nodeBundleConfig(name));
  await build(rendererConfig());
}
