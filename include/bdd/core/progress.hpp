#pragma once

#include <cstdint>
#include <string_view>

namespace bdd {

/// Where long work reports how far it is. This base class does nothing; the command line draws a
/// bar on a terminal. Called from one thread at a time.
class Progress {
public:
    Progress() = default;
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;
    virtual ~Progress() = default;

    /// `total` 0: unknown. `unit` is "B" for bytes, else a noun.
    virtual void begin(std::string_view what, std::uint64_t total, std::string_view unit);
    virtual void advance(std::uint64_t amount);
    virtual void end();
};

} // namespace bdd
