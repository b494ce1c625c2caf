#include "flows/reference/open_reference.hpp"

#include <bdd/core/i18n.hpp>

#include <filesystem>

namespace bdd::flows {

namespace {

/// The engine knows bytes only: its errors get the name of the file here.
template <typename Read>
auto named(const std::string& path, Read&& read) {
    try {
        return read();
    } catch (const Error& error) {
        throw Error(error.code(), path + ": " + error.what(), error.hint());
    }
}

} // namespace

std::string reference_path(const cli::Context& ctx) {
    if (const std::string& given = ctx.settings.text("reference"); !given.empty()) {
        return given;
    }
    return std::filesystem::path(ctx.db_path()).replace_filename("reference.bdd").string();
}

ReferenceFile read_reference_file(const std::string& path) {
    ReferenceFile file;
    std::error_code ignored;
    if (!std::filesystem::exists(path, ignored)) {
        return file;
    }
    file.mapping.emplace(path);
    file.parts = named(path, [&] { return rnvp::read_reference(file.mapping->bytes()); });
    return file;
}

OpenReference open_reference(const std::string& path) {
    ReferenceFile file = read_reference_file(path);
    if (!file.mapping) {
        return {std::nullopt, rnvp::Reference::embedded()};
    }
    rnvp::Reference reference = named(path, [&] { return rnvp::make_reference(file.parts); });
    return {std::move(file.mapping), std::move(reference)};
}

} // namespace bdd::flows
