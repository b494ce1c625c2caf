#include "flows/reference/json_records.hpp"

#include "flows/reference/reference_rows.hpp"

#include <bdd/core/error.hpp>
#include <bdd/core/i18n.hpp>
#include <bdd/core/text.hpp>

#include <nlohmann/json.hpp>

#include <array>
#include <istream>
#include <streambuf>
#include <utility>

namespace bdd::flows {

namespace {

using Json = nlohmann::json;

/// What the parser reads from.
class StreamBuffer : public std::streambuf {
public:
    explicit StreamBuffer(std::unique_ptr<io::ByteStream> stream)
        : m_stream(std::move(stream)) {}

protected:
    int_type underflow() override {
        const std::size_t size = m_stream->read(m_bytes);
        setg(m_bytes.data(), m_bytes.data(), m_bytes.data() + size);
        return size == 0 ? traits_type::eof() : traits_type::to_int_type(m_bytes.front());
    }

private:
    std::unique_ptr<io::ByteStream> m_stream;
    std::array<char, 65536> m_bytes{};
};

/// Depth 1 is the outer list or object, 2 a record, 3 a list in a record.
class Collector : public nlohmann::json_sax<Json> {
public:
    explicit Collector(const std::function<void(const JsonRecord&)>& use)
        : m_use(use) {}

    bool null() override { return true; }
    bool boolean(bool) override { return true; }
    bool number_integer(number_integer_t value) override { return take(std::to_string(value)); }
    bool number_unsigned(number_unsigned_t value) override { return take(std::to_string(value)); }
    bool number_float(number_float_t, const string_t& text) override { return take(text); }
    bool string(string_t& text) override { return take(std::move(text)); }
    bool binary(binary_t&) override { return true; }

    bool key(string_t& name) override {
        if (m_depth == 1) {
            m_record.key = std::move(name);
        } else if (m_depth == 2) {
            m_name = std::move(name);
        }
        return true;
    }
    bool start_object(std::size_t) override { return enter(); }
    bool start_array(std::size_t) override { return enter(); }
    bool end_array() override { return leave(); }
    bool end_object() override { return leave(); }
    bool parse_error(std::size_t byte, const std::string&, const Json::exception&) override {
        m_error_byte = byte;
        return false;
    }

    [[nodiscard]] std::size_t error_byte() const noexcept { return m_error_byte; }

private:
    bool take(std::string value) {
        if (m_depth == 2) {
            m_record.texts.insert_or_assign(m_name, text::to_nfc(value));
        } else if (m_depth == 3) {
            m_record.lists[m_name].push_back(text::to_nfc(value));
        }
        return true;
    }
    bool enter() {
        ++m_depth;
        return true;
    }
    bool leave() {
        if (--m_depth == 1) {
            m_use(m_record);
            m_record = JsonRecord();
        }
        return true;
    }

    const std::function<void(const JsonRecord&)>& m_use;
    JsonRecord m_record;
    std::string m_name;
    std::size_t m_depth = 0;
    std::size_t m_error_byte = 0;
};

} // namespace

std::string_view JsonRecord::text(std::string_view name) const {
    const auto found = texts.find(name);
    return found == texts.end() ? std::string_view() : std::string_view(found->second);
}

void read_json_records(const io::InputFile& file,
                       const std::function<void(const JsonRecord&)>& use) {
    StreamBuffer buffer(open_ahead(file));
    std::istream in(&buffer);
    Collector collector(use);
    if (!Json::sax_parse(in, &collector)) {
        fail(Errc::input, _("'{0}' is no valid JSON: byte {1}"), file.display_name(),
             collector.error_byte());
    }
}

} // namespace bdd::flows
