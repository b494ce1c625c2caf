#include "flows/rnvp/router_file.hpp"

#include "flows/rnvp/letter_lines.hpp"
#include "flows/show_text.hpp"

#include <bdd/core/i18n.hpp>
#include <bdd/storage/mail_reader.hpp>

#include <array>
#include <string_view>

namespace bdd::flows {

namespace {

constexpr std::array<std::string_view, 12> k_columns = {
    "REF", "L1", "L2", "L3", "L4", "L5", "L6", "L7", "CP", "VILLE", "PAYS", "CODE_CAMPAGNE"};
constexpr std::size_t k_flush_bytes = std::size_t{256} << 10U;
constexpr std::uint64_t k_rows_per_poll = 4096;

/// Rows of one file.
class RouterOutput {
public:
    RouterOutput(OutputSink* sink, const io::CsvStyle& style)
        : m_sink(sink)
        , m_writer(style) {}

    template <typename Cells>
    void row(const Cells& cells) {
        if (m_sink == nullptr) {
            return;
        }
        for (const auto& cell : cells) {
            m_writer.cell(cell);
        }
        m_writer.end_row();
        if (m_writer.buffer().size() >= k_flush_bytes) {
            flush();
        }
    }
    void commit() {
        if (m_sink != nullptr) {
            flush();
            m_sink->commit();
        }
    }
    [[nodiscard]] bool is_open() const noexcept { return m_is_open; }
    [[nodiscard]] std::uint64_t replaced() const noexcept { return m_writer.replaced(); }

private:
    void flush() {
        m_is_open = m_sink->write(m_writer.buffer()) && m_is_open;
        m_writer.clear();
    }

    OutputSink* m_sink;
    io::CsvWriter m_writer;
    bool m_is_open = true;
};

/// Why no letter goes to a contact; empty when one does.
std::string reason_of(const storage::MailRow& row) {
    if (!row.has_address) {
        return "no_address";
    }
    if (!row.stop.empty()) {
        return std::string(k_returned) + std::string(row.stop);
    }
    if (!row.is_normalized) {
        return "not_normalised";
    }
    return row.is_mailable ? std::string() : "not_mailable_" + std::string(row.code);
}

} // namespace

RouterResult write_router_file(cli::Context& ctx, storage::Database& base,
                               const RouterRequest& request) {
    RouterResult result;
    RouterOutput letters(request.sink, request.style);
    RouterOutput left_out(request.left_out, request.style);
    letters.row(k_columns);
    left_out.row(std::array<std::string_view, 4>{"REF", "L6", "CODE_RNVP", "RAISON"});
    std::uint64_t seen = 0;
    storage::each_mail_row(base, [&](const storage::MailRow& row) {
        if (++seen % k_rows_per_poll == 0) {
            ctx.cancel.check();
        }
        const std::string ref = uid_of(row.contact);
        if (const std::string reason = reason_of(row); !reason.empty()) {
            ++result.left_out[reason];
            left_out.row(std::array<std::string_view, 4>{ref, row.line_6, row.code, reason});
            return true;
        }
        ++result.letters;
        const rnvp::FirstLines first = first_lines_of(row);
        letters.row(std::array<std::string_view, 12>{
            ref, first.lines[0], first.lines[1], first.lines[2], row.line_4, row.line_5, row.line_6,
            row.line_7, row.postcode, row.town, row.line_7, request.campaign});
        return letters.is_open();
    });
    letters.commit();
    left_out.commit();
    result.replaced_signs = letters.replaced();
    return result;
}

} // namespace bdd::flows
