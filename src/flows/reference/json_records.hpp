#pragma once

#include <bdd/io/input_file.hpp>

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace bdd::flows {

/// One object of a list, or one value of an object of objects.
struct JsonRecord {
    std::string key; ///< Its name in the outer object; empty in a list.
    std::map<std::string, std::string, std::less<>> texts; ///< Strings and numbers.
    std::map<std::string, std::vector<std::string>, std::less<>> lists;

    /// Empty when there is none.
    [[nodiscard]] std::string_view text(std::string_view name) const;
};

/// Gives the records of a JSON file one by one, in constant memory; deeper things are passed over.
/// Throws Errc::input, with the byte, where the file is no JSON.
void read_json_records(const io::InputFile& file,
                       const std::function<void(const JsonRecord&)>& use);

} // namespace bdd::flows
