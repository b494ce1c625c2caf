#pragma once

#include <bdd/protect/channel.hpp>

#include <CLI/CLI.hpp>

#include <optional>
#include <string>

/// Options that speak of channels and purposes, in several commands.
namespace bdd::commands {

/// An option that takes several channels: "email,phone", or the option again.
CLI::Option* add_channels(CLI::App& command, const std::string& name,
                          std::optional<protect::Channels>& target, const std::string& description);
/// The same for purposes that somebody can agree to: all but `service` and `internal`.
CLI::Option* add_purposes(CLI::App& command, const std::string& name,
                          std::optional<protect::Purposes>& target, const std::string& description);

/// Their keywords, in the order of the enumeration, parted by a space.
[[nodiscard]] std::string words_of(protect::Channels channels);
[[nodiscard]] std::string words_of(protect::Purposes purposes);

} // namespace bdd::commands
