// How fast this machine can write a site, if writing is all there is to do: the floor under a
// build.
//
//   write_floor SITE COPY [THREADS]
//
// Reads SITE into memory, then writes the same files into the new folder COPY: each folder is made
// once, each file is one open, write and close, relative to its folder's descriptor. Prints the
// seconds that the writing took, and nothing else.
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <deque>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace {

namespace fs = std::filesystem;

struct File {
  std::string name;
  std::string bytes;
};

struct Folder {
  std::string name;
  std::vector<File> files;
  std::vector<Folder> folders;
};

/// Whole subtrees and single files are handed to the threads, the largest first.
struct Job {
  int parent = -1;  ///< the descriptor of the folder to write into; outlives the job
  const Folder* folder = nullptr;
  const File* file = nullptr;
  std::size_t weight = 0;  ///< the number of files
};

/// Owns a file descriptor.
class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Descriptor& operator=(Descriptor&&) = delete;
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  int get() const { return number_; }

 private:
  int number_;
};

/// From any thread, and for good: half a copy has no speed.
[[noreturn]] void fail(const std::string& name) {
  std::fprintf(stderr, "write_floor: %s: %s\n", name.c_str(), std::strerror(errno));
  std::_Exit(3);
}

Folder read_folder(const fs::path& path) {
  Folder folder{.name = path.filename().string()};
  for (const fs::directory_entry& entry : fs::directory_iterator(path)) {
    if (entry.is_directory()) {
      folder.folders.push_back(read_folder(entry.path()));
      continue;
    }
    std::ifstream stream(entry.path(), std::ios::binary);
    folder.files.push_back({.name = entry.path().filename().string(),
                            .bytes = std::string(std::istreambuf_iterator<char>(stream),
                                                 std::istreambuf_iterator<char>())});
    if (!stream) fail(entry.path().string());
  }
  return folder;
}

std::size_t count_files(const Folder& folder) {
  std::size_t count = folder.files.size() + 1;  // the folder itself takes about as long as a file
  for (const Folder& below : folder.folders) count += count_files(below);
  return count;
}

Descriptor make_folder(int parent, const std::string& name) {
  if (::mkdirat(parent, name.c_str(), 0777) != 0) fail(name);
  const int number = ::openat(parent, name.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC);
  if (number < 0) fail(name);
  return Descriptor(number);
}

void write_file(int parent, const File& file) {
  const int number =
      ::openat(parent, file.name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
  if (number < 0) fail(file.name);
  const Descriptor open_file(number);
  std::size_t done = 0;
  while (done < file.bytes.size()) {
    const ssize_t written = ::write(number, file.bytes.data() + done, file.bytes.size() - done);
    if (written < 0) fail(file.name);
    done += static_cast<std::size_t>(written);
  }
}

void write_folder(int parent, const Folder& folder) {
  const Descriptor made = make_folder(parent, folder.name);
  for (const File& file : folder.files) write_file(made.get(), file);
  for (const Folder& below : folder.folders) write_folder(made.get(), below);
}

/// Makes the site's root and the folders in it; what lies in those is left to the threads.
std::vector<Job> make_jobs(const Folder& site, std::deque<Descriptor>& open_folders) {
  std::vector<Job> jobs;
  const auto add_contents = [&jobs](int parent, const Folder& folder) {
    for (const File& file : folder.files) jobs.push_back({.parent = parent, .file = &file});
    for (const Folder& below : folder.folders) {
      jobs.push_back({.parent = parent, .folder = &below, .weight = count_files(below)});
    }
  };
  const int root = open_folders.emplace_back(make_folder(AT_FDCWD, site.name)).get();
  for (const Folder& folder : site.folders) {
    add_contents(open_folders.emplace_back(make_folder(root, folder.name)).get(), folder);
  }
  for (const File& file : site.files) jobs.push_back({.parent = root, .file = &file});
  std::ranges::stable_sort(jobs, std::greater<>(), &Job::weight);
  return jobs;
}

void write_site(const Folder& site, int threads) {
  std::deque<Descriptor> open_folders;
  const std::vector<Job> jobs = make_jobs(site, open_folders);
  std::atomic<std::size_t> next = 0;
  const auto work = [&] {
    for (std::size_t i = next++; i < jobs.size(); i = next++) {
      const Job& job = jobs[i];
      if (job.file != nullptr) write_file(job.parent, *job.file);
      if (job.folder != nullptr) write_folder(job.parent, *job.folder);
    }
  };
  std::vector<std::jthread> others;
  for (int i = 1; i < threads; ++i) others.emplace_back(work);
  work();
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3 || argc > 4) {
    std::fputs("usage: write_floor SITE COPY [THREADS]\n", stderr);
    return 2;
  }
  Folder site = read_folder(argv[1]);
  site.name = argv[2];
  const int threads = argc == 4 ? std::atoi(argv[3]) : 2;
  const auto start = std::chrono::steady_clock::now();
  write_site(site, threads);
  const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
  std::printf("%.6f\n", taken.count());
}
