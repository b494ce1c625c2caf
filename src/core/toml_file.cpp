#include "core/toml_file.hpp"

#include <bdd/core/error.hpp>
#include <bdd/core/i18n.hpp>

#include <toml++/toml.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string_view>
#include <system_error>
#include <tuple>

namespace bdd {

namespace {

std::string read_whole(const std::string& path) {
    const auto fail_on = [&](int error) {
        throw Error(Errc::config, text_of(_("cannot read the configuration file '{0}': {1}"), path,
                                          std::strerror(error)));
    };
    std::error_code ignored;
    if (std::filesystem::is_directory(path, ignored)) { // It would open like a file.
        fail_on(EISDIR);
    }
    errno = 0;
    std::ifstream file(path, std::ios::binary);
    std::string content{std::istreambuf_iterator<char>(file), {}};
    if (!file.is_open() || file.bad()) {
        fail_on(errno == 0 ? EIO : errno);
    }
    return content;
}

Where where_of(const std::string& path, const toml::source_position& position) {
    return {path, position.line, position.column};
}

void flatten(const toml::table& table, const std::string& prefix, const std::string& path,
             std::vector<TomlValue>& out) {
    for (const auto& [name, node] : table) {
        const std::string key = prefix + std::string(name.str());
        const toml::source_position position = name.source().begin;
        TomlValue value{key, {}, position.line, position.column};
        if (const auto* inner = node.as_table()) {
            flatten(*inner, key + ".", path, out);
            continue;
        }
        if (const auto* text = node.as_string()) {
            value.value = text->get();
        } else if (const auto* boolean = node.as_boolean()) {
            value.value = boolean->get() ? "true" : "false";
        } else if (const auto* integer = node.as_integer()) {
            value.value = fmt::format("{}", integer->get());
        } else if (const auto* number = node.as_floating_point()) {
            value.value = fmt::format("{}", number->get());
        } else {
            throw Error(Errc::config,
                        text_of(_("'{0}' must be a text, a number or a boolean"), key), {},
                        where_of(path, position));
        }
        out.push_back(std::move(value));
    }
}

} // namespace

std::vector<TomlValue> read_toml_values(const std::string& path) {
    const std::string content = read_whole(path);
    std::vector<TomlValue> values;
    try {
        flatten(toml::parse(std::string_view(content), std::string_view(path)), {}, path, values);
    } catch (const toml::parse_error& error) {
        throw Error(Errc::config,
                    text_of(_("this is not valid TOML: {0}"), std::string(error.description())),
                    _("a setting is written: name = \"value\""),
                    where_of(path, error.source().begin));
    }
    // toml++ keeps keys sorted by name; the first problem to report is the first one of the file.
    std::sort(values.begin(), values.end(), [](const TomlValue& a, const TomlValue& b) {
        return std::tie(a.line, a.column) < std::tie(b.line, b.column);
    });
    return values;
}

} // namespace bdd
