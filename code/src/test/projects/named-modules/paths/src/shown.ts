import { exec as start } from 'node:child_process';

export const shown = (command: string) => start(command);
