//! The register's file as the operating system sees it: an ordinary file on a local disk, readable
//! by its owner only, made whole or not at all.

use super::error::RegisterError;
use std::ffi::OsString;
use std::fs::{self, File, OpenOptions};
use std::io::Read;
use std::path::{Path, PathBuf};

/// File systems that are on another machine, by the name that Linux gives them.
const NETWORK_DRIVES: [&str; 14] = [
    "nfs",
    "nfs4",
    "cifs",
    "smb3",
    "smbfs",
    "ncpfs",
    "afs",
    "ceph",
    "lustre",
    "fuse.sshfs",
    "fuse.glusterfs",
    "fuse.rclone",
    "fuse.s3fs",
    "fuse.davfs2",
];

/// Checks that the path is an ordinary file that is there.
pub fn ordinary_file(path: &Path) -> Result<(), RegisterError> {
    let found = match fs::symlink_metadata(path) {
        Ok(found) => found.file_type(),
        Err(source) if source.kind() == std::io::ErrorKind::NotFound => {
            let path = path.to_path_buf();
            return Err(RegisterError::NotThere { path });
        }
        Err(source) => return Err(failed(path, "looked at", source)),
    };
    let what = if found.is_symlink() {
        "a link"
    } else if found.is_dir() {
        "a folder"
    } else if found.is_file() {
        return Ok(());
    } else {
        "a device"
    };
    let path = path.to_path_buf();
    Err(RegisterError::NotAFile { path, what })
}

/// How the names of the parts end that SQLite keeps beside a file.
const PARTS: [&str; 3] = ["-wal", "-shm", "-journal"];

const LEFT_BESIDE: &str = "lies beside it, left by another register of that name whose latest \
                           entries it may hold; move it away with that register, or choose a new \
                           name";
const NAMED_AS_PART: &str = "is named as a part that SQLite keeps of another register; \
                             choose a name that ends otherwise";

/// Checks that nothing bears the name, that nothing lies beside it which would be taken for a part
/// of the new file, and that it is not the name of such a part itself.
pub fn free_name(path: &Path) -> Result<(), RegisterError> {
    match fs::symlink_metadata(path) {
        Err(source) if source.kind() == std::io::ErrorKind::NotFound => {}
        Err(source) => return Err(failed(path, "looked at", source)),
        Ok(_) => {
            let path = path.to_path_buf();
            return Err(RegisterError::AlreadyThere { path });
        }
    }
    let name = path.as_os_str().to_string_lossy();
    if PARTS.iter().any(|ending| name.ends_with(ending)) {
        let (path, what) = (path.to_path_buf(), NAMED_AS_PART);
        return Err(RegisterError::Part { path, what });
    }
    let mut beside = PARTS.iter().map(|ending| with_ending(path, ending));
    match beside.find(|path| fs::symlink_metadata(path).is_ok()) {
        None => Ok(()),
        Some(path) => {
            let what = LEFT_BESIDE;
            Err(RegisterError::Part { path, what })
        }
    }
}

/// Refuses a path on a network drive, as far as the system tells.
///
/// Linux lists its mounts in `/proc/self/mountinfo`; Windows names shares by two backslashes. Other
/// systems do not tell without unsafe code: there the README's word has to do.
pub fn local_disk(path: &Path) -> Result<(), RegisterError> {
    let refused = |drive: &str| {
        Err(RegisterError::NetworkDrive {
            path: path.to_path_buf(),
            drive: drive.to_owned(),
        })
    };
    if path.as_os_str().to_string_lossy().starts_with(r"\\") {
        return refused("a share");
    }
    let folder = fs::canonicalize(folder_of(path))
        .map_err(|source| failed(&folder_of(path), "looked at", source))?;
    let Ok(mounts) = fs::read_to_string("/proc/self/mountinfo") else {
        return Ok(());
    };
    match drive_of(&mounts, &folder) {
        Some(drive) if NETWORK_DRIVES.contains(&drive) => refused(drive),
        _ => Ok(()),
    }
}

/// The kind of file system that holds `folder`, from the text of `/proc/self/mountinfo`.
fn drive_of<'a>(mounts: &'a str, folder: &Path) -> Option<&'a str> {
    mounts
        .lines()
        .filter_map(|line| {
            let (left, right) = line.split_once(" - ")?;
            let mounted_on = left.split(' ').nth(4)?.replace("\\040", " ");
            let n_steps = Path::new(&mounted_on).components().count();
            let holds = folder.starts_with(&mounted_on);
            let drive = right.split(' ').next()?;
            holds.then_some((n_steps, drive))
        })
        .max_by_key(|(n_steps, _)| *n_steps)
        .map(|(_, drive)| drive)
}

/// Makes an empty file that only its owner can read, under a name that is free.
fn new_private_file(path: &Path) -> Result<(), RegisterError> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    match options.open(path) {
        Ok(_) => Ok(()),
        Err(source) if source.kind() == std::io::ErrorKind::AlreadyExists => {
            let path = path.to_path_buf();
            Err(RegisterError::AlreadyThere { path })
        }
        Err(source) => Err(failed(path, "created", source)),
    }
}

/// How many files of interrupted makings are passed by.
const LEFTOVERS_MAX: u32 = 100;

/// Makes an empty private file beside `path`, in which what is to bear that name is made first.
pub fn new_part(path: &Path) -> Result<PathBuf, RegisterError> {
    let mut n = 0;
    loop {
        let part = folder_of(path).join(part_name(path, &n.to_string()));
        match new_private_file(&part) {
            Err(RegisterError::AlreadyThere { .. }) if n < LEFTOVERS_MAX => n += 1,
            other => return other.map(|()| part),
        }
    }
}

/// Files beside `path` that an interrupted making has left, or that is being made just now.
pub fn parts(path: &Path) -> Result<Vec<PathBuf>, RegisterError> {
    let folder = folder_of(path);
    let listed = fs::read_dir(&folder).map_err(|source| failed(&folder, "listed", source))?;
    let start = part_name(path, "");
    let start = start.to_string_lossy();
    let start = start.trim_end_matches(".part");
    let mut parts = Vec::new();
    for entry in listed {
        let entry = entry.map_err(|source| failed(&folder, "listed", source))?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with(start) && name.ends_with(".part") {
            parts.push(entry.path());
        }
    }
    Ok(parts)
}

fn part_name(path: &Path, mark: &str) -> OsString {
    let mut name = OsString::from(".");
    name.push(path.file_name().unwrap_or_default());
    name.push(format!(".{mark}.part"));
    name
}

/// Gives a finished file its own name, never over another file, and makes the name durable.
pub fn give_name(made: &Path, path: &Path) -> Result<(), RegisterError> {
    match fs::hard_link(made, path) {
        Ok(()) => fs::remove_file(made).map_err(|source| failed(made, "removed", source))?,
        Err(source) if source.kind() == std::io::ErrorKind::AlreadyExists => {
            let path = path.to_path_buf();
            return Err(RegisterError::AlreadyThere { path });
        }
        Err(_) => {
            // Some file systems have no links: there the look before the renaming has to do.
            free_name(path)?;
            fs::rename(made, path).map_err(|source| failed(path, "named", source))?;
        }
    }
    #[cfg(unix)]
    File::open(folder_of(path))
        .and_then(|folder| folder.sync_all())
        .map_err(|source| failed(&folder_of(path), "made durable", source))?;
    Ok(())
}

/// Removes what a file that is not to be kept has left.
pub fn remove_remains(made: &Path) {
    // What is not there need not be removed, and the error that led here is the one to report.
    drop(fs::remove_file(made));
    for part in PARTS.map(|ending| with_ending(made, ending)) {
        drop(fs::remove_file(part));
    }
}

fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}

/// The permissions of a file beyond its owner's, in octal; none where there are none or the system
/// has no such permissions.
#[must_use]
pub fn open_to_others(path: &Path) -> Option<u32> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = fs::metadata(path).map_or(0, |found| found.permissions().mode() & 0o777);
        (mode & 0o077 != 0).then_some(mode)
    }
    #[cfg(not(unix))]
    None
}

/// What the system knows a file by, whatever name it bears: its device and number on Unix. On other
/// systems only whether it is there.
pub type FileMark = (u64, u64);

/// The mark of the file that bears a name; none when there is none.
#[must_use]
pub fn mark(path: &Path) -> Option<FileMark> {
    let found = fs::symlink_metadata(path).ok()?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        Some((found.dev(), found.ino()))
    }
    #[cfg(not(unix))]
    found.is_file().then_some((0, 0))
}

/// The size of a file in bytes; 0 when it is not there.
#[must_use]
pub fn size_of(path: &Path) -> u64 {
    fs::metadata(path).map_or(0, |found| found.len())
}

/// The size in bytes that an SQLite file with this application's mark states in its header; none
/// of other files, and where the statement is out of date.
#[must_use]
pub fn stated_size(path: &Path, application_id: i32) -> Option<u64> {
    let mut header = [0_u8; 100];
    File::open(path)
        .and_then(|mut file| file.read_exact(&mut header))
        .ok()?;
    let four = |at: usize| {
        let bytes = header.get(at..at + 4)?;
        Some(u32::from_be_bytes(bytes.try_into().ok()?))
    };
    let is_ours = header.starts_with(b"SQLite format 3\0")
        && four(68)? == application_id.cast_unsigned()
        && four(24)? == four(92)?;
    let page = match u64::from(four(16)? >> 16) {
        1 => 65_536,
        n_bytes => n_bytes,
    };
    is_ours.then(|| page.saturating_mul(four(28).map_or(0, u64::from)))
}

/// The path of a file that SQLite keeps beside the register (`-wal`, `-shm`).
#[must_use]
pub fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}

fn folder_of(path: &Path) -> PathBuf {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder.to_path_buf(),
        _ => PathBuf::from("."),
    }
}

fn failed(path: &Path, doing: &'static str, source: std::io::Error) -> RegisterError {
    RegisterError::File {
        path: path.to_path_buf(),
        doing,
        source,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_mount_that_holds_the_folder_tells_the_kind_of_drive() {
        let mounts = "22 1 8:1 / / rw - ext4 /dev/sda1 rw\n\
                      30 22 0:40 / /mnt/shared\\040drive rw,relatime - cifs //server/x rw\n\
                      31 22 0:41 / /mnt rw shared:7 - xfs /dev/sdb1 rw\n";
        assert_eq!(drive_of(mounts, Path::new("/srv/x")), Some("ext4"));
        assert_eq!(drive_of(mounts, Path::new("/mnt/a")), Some("xfs"));
        assert_eq!(
            drive_of(mounts, Path::new("/mnt/shared drive/a")),
            Some("cifs")
        );
        assert_eq!(drive_of(mounts, Path::new("/mnt/shared")), Some("xfs"));
    }
}
