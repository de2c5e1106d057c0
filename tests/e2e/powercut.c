/* A preloaded library that writes down everything a process asks of the disk, in order.
 *
 * Nothing is changed in what the process sees: each call goes through (but for synchronisation, which nobody
 * can see), then a record of it goes to the file named by POWERCUT_LOG. Replaying a prefix of that log,
 * without part of what was written and never synchronised, gives a disk as a power cut would leave it (see
 * powercut_image.py).
 *
 * What is written to standard output is recorded too: it is there that the program acknowledges a save,
 * so that acknowledgements and disk writes share one order.
 *
 * A record is a header, then a path, a second path (rename, link) and data, each as long as the header
 * says. Files are known by inode, so duplicated descriptors need no attention. Ways of writing that could
 * not be seen here are refused (the caller falls back on write) or, for shared mappings, end the process.
 *
 * 64-bit Linux with glibc only, where off_t and off64_t are the same.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

_Static_assert(sizeof(off_t) == 8, "a 64-bit system is assumed");

struct header {
    uint8_t op;
    uint32_t path_length, second_length, data_length;
    uint64_t inode, offset;
} __attribute__((packed));

enum op {
    ACKNOWLEDGED = 'A', CREATED = 'C', WRITTEN = 'W', TRUNCATED = 'T', SYNCED = 'S', FOLDER_SYNCED = 'D',
    RENAMED = 'R', LINKED = 'L', UNLINKED = 'U', FOLDER_MADE = 'M', FOLDER_REMOVED = 'X',
};

static int journal = -1;
static pthread_mutex_t order = PTHREAD_MUTEX_INITIALIZER;

static void give_up(const char *why)
{
    dprintf(STDERR_FILENO, "powercut: %s\n", why);
    abort();
}

__attribute__((constructor)) static void begin(void)
{
    const char *path = getenv("POWERCUT_LOG");
    if (!path)
        give_up("POWERCUT_LOG is not set");
    journal = (int)syscall(SYS_openat, AT_FDCWD, path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    if (journal < 0)
        give_up("the log cannot be opened");
}

/* One writev per record; the raw call, so that the log does not record itself. */
static void record(enum op op, uint64_t inode, uint64_t offset, const char *path, const char *second,
                   const void *data, size_t data_length)
{
    struct header head = {
        .op = op, .inode = inode, .offset = offset, .data_length = data_length,
        .path_length = path ? strlen(path) : 0, .second_length = second ? strlen(second) : 0,
    };
    struct iovec parts[] = {
        {&head, sizeof head}, {(void *)path, head.path_length}, {(void *)second, head.second_length},
        {(void *)data, data_length},
    };
    ssize_t whole = (ssize_t)(sizeof head + head.path_length + head.second_length + data_length);
    int kept = errno;
    if (syscall(SYS_writev, journal, parts, 4) != whole)
        give_up("the log cannot be written");
    errno = kept;
}

/* The real function behind a name, looked up once. */
#define REAL(result, name, ...)                                                                              \
    static result (*real)(__VA_ARGS__);                                                                      \
    if (!real && !(real = (result(*)(__VA_ARGS__))dlsym(RTLD_NEXT, name)))                                   \
        give_up(name " is not in this C library")

/* The absolute path of a name given relative to a folder's descriptor (or AT_FDCWD). */
static void absolute(int folder, const char *name, char out[PATH_MAX])
{
    char link[64], base[PATH_MAX];
    if (name[0] == '/') {
        snprintf(out, PATH_MAX, "%s", name);
        return;
    }
    if (folder == AT_FDCWD)
        snprintf(link, sizeof link, "/proc/self/cwd");
    else
        snprintf(link, sizeof link, "/proc/self/fd/%d", folder);
    ssize_t length = readlink(link, base, sizeof base - 1);
    if (length < 0)
        give_up("a relative path cannot be resolved");
    base[length] = 0;
    if (snprintf(out, PATH_MAX, "%s/%s", base, name) >= PATH_MAX)
        give_up("a path is too long");
}

/* ---- opening ------------------------------------------------------------------------------------------ */

static int recorded_open(int folder, const char *name, int flags, mode_t mode)
{
    REAL(int, "openat", int, const char *, int, ...);
    if (!(flags & (O_CREAT | O_TRUNC)) || (flags & O_TMPFILE) == O_TMPFILE)
        return real(folder, name, flags, mode);
    pthread_mutex_lock(&order);
    struct stat before, after;
    int existed = fstatat(folder, name, &before, 0) == 0;
    int fd = real(folder, name, flags, mode);
    if (fd >= 0 && fstat(fd, &after) == 0 && S_ISREG(after.st_mode)) {
        char path[PATH_MAX];
        absolute(folder, name, path);
        if (!existed)
            record(CREATED, after.st_ino, 0, path, NULL, NULL, 0);
        else if (flags & O_TRUNC)
            record(TRUNCATED, after.st_ino, 0, NULL, NULL, NULL, 0);
    }
    pthread_mutex_unlock(&order);
    return fd;
}

static mode_t optional_mode(int flags, va_list rest)
{
    return flags & (O_CREAT | O_TMPFILE) ? (mode_t)va_arg(rest, int) : 0;
}

#define DEFINE_OPEN(name)                                                                                    \
    int name(const char *path, int flags, ...)                                                               \
    {                                                                                                        \
        va_list rest;                                                                                        \
        va_start(rest, flags);                                                                               \
        mode_t mode = optional_mode(flags, rest);                                                            \
        va_end(rest);                                                                                        \
        return recorded_open(AT_FDCWD, path, flags, mode);                                                   \
    }
#define DEFINE_OPENAT(name)                                                                                  \
    int name(int folder, const char *path, int flags, ...)                                                   \
    {                                                                                                        \
        va_list rest;                                                                                        \
        va_start(rest, flags);                                                                               \
        mode_t mode = optional_mode(flags, rest);                                                            \
        va_end(rest);                                                                                        \
        return recorded_open(folder, path, flags, mode);                                                     \
    }
DEFINE_OPEN(open)
DEFINE_OPEN(open64)
DEFINE_OPENAT(openat)
DEFINE_OPENAT(openat64)

/* ---- writing ------------------------------------------------------------------------------------------ */

/* Called with the lock held, after `written` bytes of `data` went to `fd` and ended at `end`. */
static void record_write(int fd, const void *data, ssize_t written, off_t start)
{
    struct stat now;
    if (written <= 0)
        return;
    if (fd == STDOUT_FILENO)
        record(ACKNOWLEDGED, 0, 0, NULL, NULL, data, written);
    else if (fstat(fd, &now) == 0 && S_ISREG(now.st_mode))
        record(WRITTEN, now.st_ino, start, NULL, NULL, data, written);
}

ssize_t write(int fd, const void *data, size_t length)
{
    REAL(ssize_t, "write", int, const void *, size_t);
    pthread_mutex_lock(&order);
    ssize_t written = real(fd, data, length);
    /* After the call the position is the end of what was written, even with O_APPEND. */
    off_t end = lseek(fd, 0, SEEK_CUR);
    record_write(fd, data, written, end - written);
    pthread_mutex_unlock(&order);
    return written;
}

#define DEFINE_PWRITE(name)                                                                                  \
    ssize_t name(int fd, const void *data, size_t length, off_t offset)                                      \
    {                                                                                                        \
        REAL(ssize_t, "pwrite", int, const void *, size_t, off_t);                                           \
        pthread_mutex_lock(&order);                                                                          \
        ssize_t written = real(fd, data, length, offset);                                                    \
        record_write(fd, data, written, offset);                                                             \
        pthread_mutex_unlock(&order);                                                                        \
        return written;                                                                                      \
    }
DEFINE_PWRITE(pwrite)
DEFINE_PWRITE(pwrite64)

/* Gathered writes become one plain write, which is then recorded as such. */
static ssize_t gathered(int fd, const struct iovec *parts, int count, int positioned, off_t offset)
{
    size_t length = 0;
    for (int i = 0; i < count; i++)
        length += parts[i].iov_len;
    char *whole = malloc(length ? length : 1), *at = whole;
    if (!whole)
        give_up("out of memory");
    for (int i = 0; i < count; i++)
        at = (char *)memcpy(at, parts[i].iov_base, parts[i].iov_len) + parts[i].iov_len;
    ssize_t written = positioned ? pwrite(fd, whole, length, offset) : write(fd, whole, length);
    free(whole);
    return written;
}

ssize_t writev(int fd, const struct iovec *parts, int count) { return gathered(fd, parts, count, 0, 0); }
ssize_t pwritev(int fd, const struct iovec *parts, int count, off_t at) { return gathered(fd, parts, count, 1, at); }
ssize_t pwritev64(int fd, const struct iovec *parts, int count, off_t at) { return gathered(fd, parts, count, 1, at); }

#define DEFINE_FTRUNCATE(name)                                                                               \
    int name(int fd, off_t size)                                                                             \
    {                                                                                                        \
        REAL(int, "ftruncate", int, off_t);                                                                  \
        struct stat now;                                                                                     \
        pthread_mutex_lock(&order);                                                                          \
        int failed = real(fd, size);                                                                         \
        if (!failed && fstat(fd, &now) == 0)                                                                 \
            record(TRUNCATED, now.st_ino, size, NULL, NULL, NULL, 0);                                        \
        pthread_mutex_unlock(&order);                                                                        \
        return failed;                                                                                       \
    }
DEFINE_FTRUNCATE(ftruncate)
DEFINE_FTRUNCATE(ftruncate64)

/* ---- synchronising ------------------------------------------------------------------------------------ */

/* The real disk is not waited for: the log is the disk here, and the tests take a fraction of the time. */
static int recorded_sync(int fd)
{
    struct stat now;
    if (fstat(fd, &now) != 0)
        return -1;
    pthread_mutex_lock(&order);
    if (S_ISREG(now.st_mode)) {
        record(SYNCED, now.st_ino, 0, NULL, NULL, NULL, 0);
    } else if (S_ISDIR(now.st_mode)) {
        char path[PATH_MAX];
        absolute(fd, ".", path);
        path[strlen(path) - 2] = 0;
        record(FOLDER_SYNCED, 0, 0, path, NULL, NULL, 0);
    }
    pthread_mutex_unlock(&order);
    return 0;
}

int fsync(int fd) { return recorded_sync(fd); }
int fdatasync(int fd) { return recorded_sync(fd); }

/* ---- names -------------------------------------------------------------------------------------------- */

int renameat(int from, const char *old, int to, const char *new)
{
    REAL(int, "renameat", int, const char *, int, const char *);
    char first[PATH_MAX], second[PATH_MAX];
    absolute(from, old, first);
    absolute(to, new, second);
    pthread_mutex_lock(&order);
    int failed = real(from, old, to, new);
    if (!failed)
        record(RENAMED, 0, 0, first, second, NULL, 0);
    pthread_mutex_unlock(&order);
    return failed;
}

int rename(const char *old, const char *new) { return renameat(AT_FDCWD, old, AT_FDCWD, new); }

int linkat(int from, const char *old, int to, const char *new, int flags)
{
    REAL(int, "linkat", int, const char *, int, const char *, int);
    char first[PATH_MAX], second[PATH_MAX];
    absolute(from, old, first);
    absolute(to, new, second);
    pthread_mutex_lock(&order);
    int failed = real(from, old, to, new, flags);
    if (!failed)
        record(LINKED, 0, 0, first, second, NULL, 0);
    pthread_mutex_unlock(&order);
    return failed;
}

int link(const char *old, const char *new) { return linkat(AT_FDCWD, old, AT_FDCWD, new, 0); }

int unlinkat(int folder, const char *name, int flags)
{
    REAL(int, "unlinkat", int, const char *, int);
    char path[PATH_MAX];
    absolute(folder, name, path);
    pthread_mutex_lock(&order);
    int failed = real(folder, name, flags);
    if (!failed)
        record(flags & AT_REMOVEDIR ? FOLDER_REMOVED : UNLINKED, 0, 0, path, NULL, NULL, 0);
    pthread_mutex_unlock(&order);
    return failed;
}

int unlink(const char *name) { return unlinkat(AT_FDCWD, name, 0); }
int rmdir(const char *name) { return unlinkat(AT_FDCWD, name, AT_REMOVEDIR); }

int mkdirat(int folder, const char *name, mode_t mode)
{
    REAL(int, "mkdirat", int, const char *, mode_t);
    char path[PATH_MAX];
    absolute(folder, name, path);
    pthread_mutex_lock(&order);
    int failed = real(folder, name, mode);
    if (!failed)
        record(FOLDER_MADE, 0, 0, path, NULL, NULL, 0);
    pthread_mutex_unlock(&order);
    return failed;
}

int mkdir(const char *name, mode_t mode) { return mkdirat(AT_FDCWD, name, mode); }

/* ---- ways of writing that this library cannot follow -------------------------------------------------- */

static int unsupported(int error)
{
    errno = error;
    return -1;
}

ssize_t sendfile(int out, int in, off_t *at, size_t n) { (void)out, (void)in, (void)at, (void)n; return unsupported(EINVAL); }
ssize_t sendfile64(int out, int in, off_t *at, size_t n) { (void)out, (void)in, (void)at, (void)n; return unsupported(EINVAL); }
ssize_t copy_file_range(int in, off_t *from, int out, off_t *to, size_t n, unsigned flags)
{
    (void)in, (void)from, (void)out, (void)to, (void)n, (void)flags;
    return unsupported(EXDEV);
}
int fallocate(int fd, int mode, off_t at, off_t n) { (void)fd, (void)mode, (void)at, (void)n; return unsupported(EOPNOTSUPP); }
int fallocate64(int fd, int mode, off_t at, off_t n) { (void)fd, (void)mode, (void)at, (void)n; return unsupported(EOPNOTSUPP); }
int posix_fallocate(int fd, off_t at, off_t n) { (void)fd, (void)at, (void)n; return EOPNOTSUPP; }
int posix_fallocate64(int fd, off_t at, off_t n) { (void)fd, (void)at, (void)n; return EOPNOTSUPP; }

#define DEFINE_MMAP(name)                                                                                    \
    void *name(void *where, size_t length, int protection, int flags, int fd, off_t offset)                  \
    {                                                                                                        \
        REAL(void *, "mmap", void *, size_t, int, int, int, off_t);                                          \
        struct stat now;                                                                                     \
        if ((protection & PROT_WRITE) && (flags & MAP_TYPE) != MAP_PRIVATE && fd >= 0 &&                     \
            fstat(fd, &now) == 0 && S_ISREG(now.st_mode))                                                    \
            give_up("a file is written through a shared mapping");                                           \
        return real(where, length, protection, flags, fd, offset);                                           \
    }
DEFINE_MMAP(mmap)
DEFINE_MMAP(mmap64)
