/**
 * What a user can mend, in words: Chinese first, then English, with the remedy. `path` names the file it is about.
 * A notice is only told; an error also makes the command line end with status 2.
 */
export interface Failure {
  readonly path: string;
  readonly message: string;
  readonly kind: 'error' | 'notice';
}

/** Thrown where a file cannot be read or written; carries words for the user. */
export class FileFailure extends Error {}

const WORDS: Readonly<Record<string, string>> = {
  ENOENT: '没有这个文件或文件夹，请检查路径 (no such file or folder; check the path)',
  EACCES: '没有读写权限，请改权限或换用户 (no permission; change its mode or owner)',
  EPERM: '没有读写权限，请改权限或换用户 (no permission; change its mode or owner)',
  EISDIR: '这是文件夹，不是文件 (this is a folder)',
  ENOTDIR: '路径中有一段不是文件夹 (a part of the path is not a folder)',
  ELOOP: '符号链接成环 (a loop of symbolic links)',
  ENOSPC: '磁盘已满，请腾出空间 (the disk is full; free some space)',
  EDQUOT: '磁盘配额已满，请腾出空间 (the disk quota is full; free some space)',
  EROFS: '文件系统只读 (the file system is read-only)',
  EMFILE: '打开的文件太多，请减小 --jobs (too many open files; lower --jobs)',
  ENAMETOOLONG: '路径太长 (the path is too long)',
};

export const failureOf = (path: string, error: unknown): Failure => ({ path, message: wordsOf(error), kind: 'error' });

function wordsOf(error: unknown): string {
  if (error instanceof FileFailure) return error.message;
  const code = (error as NodeJS.ErrnoException | undefined)?.code;
  return (code && WORDS[code]) ?? `出错了 (failed): ${error instanceof Error ? error.message : String(error)}`;
}
