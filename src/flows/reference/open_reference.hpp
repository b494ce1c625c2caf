#pragma once

#include "cli/context.hpp"

#include <bdd/io/mapped_file.hpp>
#include <bdd/rnvp/reference_file.hpp>

#include <optional>
#include <string>
#include <vector>

namespace bdd::flows {

/// Path of the reference file: `--reference`, BDD_REFERENCE, `reference` in the configuration; by
/// default reference.bdd beside the base. It may not exist.
[[nodiscard]] std::string reference_path(const cli::Context& ctx);

/// A reference file with its parts; without a file, no parts.
struct ReferenceFile {
    std::optional<io::MappedFile> mapping;
    std::vector<rnvp::ReferencePart> parts; ///< Views of the mapping.
};

/// Throws Errc::input, with the path, when the file is damaged.
[[nodiscard]] ReferenceFile read_reference_file(const std::string& path);

/// A reference, and the bytes that it is read from.
struct OpenReference {
    std::optional<io::MappedFile> mapping;
    rnvp::Reference reference;
};

/// The embedded tables with all that was loaded; the embedded ones alone when there is no file.
[[nodiscard]] OpenReference open_reference(const std::string& path);

} // namespace bdd::flows
