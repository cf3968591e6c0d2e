// Where the time goes: what `build --profile` prints.
#pragma once

#include <string>
#include <vector>

namespace tokensite {

class Profile {
 public:
  Profile();

  /// Ends a pass that began where the last one ended.
  void end(std::string pass);

  /// A table: of each pass the time by the clock and on all cores, in milliseconds.
  std::string table() const;

 private:
  struct Moment {
    double wall = 0;  ///< seconds
    double cpu = 0;   ///< seconds, of all threads
  };
  static Moment now();

  struct Pass {
    std::string name;
    Moment taken;
  };
  std::vector<Pass> passes_;
  Moment last_;
};

}  // namespace tokensite
