import { exec } from 'node:child_process';

export const unnamed = (command) => exec(command);
