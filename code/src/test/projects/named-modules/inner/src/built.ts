import { exec as start } from 'node:child_process';

export const built = (command: string) => start(command);
