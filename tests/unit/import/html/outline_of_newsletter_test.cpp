// A whole issue as Substack exports it: the shape is that of a real newsletter, the prose isn't.
#include "import/outline.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/outline.hpp"

namespace tokensite {
namespace {

constexpr std::string_view issue =
    R"html(<p>Hey there! This week was about <strong>ropes that hold</strong>, and knots you can&#8217;t undo.</p>
<p><em><strong>New here?</strong></em></p>
<p><em>The Splice is my letter on cordage. <a href="https://splice.example.org/?utm_source=post&amp;utm_medium=web">Subscribe</a> for all of it.</em></p>
<div class="subscription-widget-wrap-editor" data-attrs="{&quot;url&quot;:&quot;https://splice.example.org/subscribe?&quot;,&quot;text&quot;:&quot;Subscribe&quot;}" data-component-name="SubscribeWidgetToDOM"><div class="subscription-widget show-subscribe"><div class="preamble"><p class="cta-caption">The Splice is read by sailors.</p></div><form class="subscription-widget-subscribe"><input type="email" class="email-input" name="email" placeholder="Type your email&#8230;"><input type="submit" class="button primary" value="Subscribe"></form></div></div>
<h3><strong>TL;DR</strong></h3>
<p>What caught my attention this week:</p>
<ul><li><p><strong>📄 Papers:</strong> A hitch that holds wet, and why hemp creaks.</p></li><li><p><strong>🎥 Videos:</strong> A walk along a ropewalk.</p></li></ul>
<div><hr></div>
<h3 class="header-anchor-post">📄 2 Papers<div class="pencraft header-anchor-parent"><div><button tabindex="0">Copy link</button></div></div></h3>
<p><strong>1. Wet Hitches: Friction [and] *Slip* in Natural_Fibre</strong></p>
<p><a href="https://arxiv.org/abs/2606.00001">https://arxiv.org/abs/2606.00001</a> | <a href="https://github.com/example/wet_hitches">GitHub</a></p>
<p>Most hitches slip when wet. The authors pull 3 * 40 of them apart &amp; keep count, on a <code>load_cell</code>.</p>
<p><strong><a href="https://arxiv.org/abs/2606.00002">2. Why Hemp Creaks</a></strong><br><a href="https://arxiv.org/abs/2606.00002">https://arxiv.org/abs/2606.00002</a><br>It is the <em>lignin</em>.</p>
<h3>🎥 1 Videos</h3>
<p><strong>1. A Walk Along the Ropewalk</strong></p>
<div id="youtube2-abcDEF_-123" class="youtube-wrap" data-attrs="{&quot;videoId&quot;:&quot;abcDEF_-123&quot;,&quot;startTime&quot;:&quot;75s&quot;,&quot;endTime&quot;:null}" data-component-name="Youtube2ToDOM"><div class="youtube-inner"><iframe src="https://www.youtube-nocookie.com/embed/abcDEF_-123?start=75s&amp;rel=0&amp;autoplay=0" frameborder="0" loading="lazy"></iframe></div></div>
<p>Four hundred paces of tar.</p>
<div class="captioned-image-container"><figure><a class="image-link image2 is-viewable-img" target="_blank" href="https://substackcdn.com/image/fetch/$s_!Ab3_!,f_auto,q_auto:good,fl_progressive:steep/https%3A%2F%2Fsubstack-post-media.s3.amazonaws.com%2Fpublic%2Fimages%2F1234_800x600.png" data-component-name="Image2ToDOM"><div class="image2-inset"><picture><source type="image/webp" srcset="https://substackcdn.com/image/fetch/w_424/x 424w"><img src="https://substackcdn.com/image/fetch/$s_!Ab3_!,w_1456,c_limit,f_auto,q_auto:good,fl_progressive:steep/https%3A%2F%2Fsubstack-post-media.s3.amazonaws.com%2Fpublic%2Fimages%2F1234_800x600.png" width="800" height="600" data-attrs="{&quot;src&quot;:&quot;https://substack-post-media.s3.amazonaws.com/public/images/1234_800x600.png&quot;,&quot;height&quot;:600,&quot;alt&quot;:&quot;A long shed&quot;,&quot;href&quot;:null}" alt="A long shed" loading="lazy"></picture><div class="image-link-expand"><div>x</div></div></div></a><figcaption class="image-caption">The shed, from its far end</figcaption></figure></div>
<p class="button-wrapper" data-attrs="{&quot;url&quot;:&quot;https://splice.example.org/p/41?utm_source=substack&amp;action=share&quot;,&quot;text&quot;:&quot;Share&quot;}" data-component-name="ButtonCreateButton"><a class="button primary" href="https://splice.example.org/p/41?action=share"><span>Share</span></a></p>
<p>Until next week, <span class="mention-wrap" data-attrs="{&quot;name&quot;:&quot;Ada Moss&quot;,&quot;id&quot;:7,&quot;type&quot;:&quot;user&quot;,&quot;url&quot;:null}" data-component-name="MentionToDOM"></span></p>
)html";

TEST_CASE("newsletter in HTML: the blocks an editor sees") {
  CHECK(described(outline_of_html(issue)) ==
        "1 paragraph: Hey there! This week was about ropes that hold, and knots you can’t undo.\n"
        "2 paragraph strong: New here?\n"
        "3 paragraph: The Splice is my letter on cordage. Subscribe for all of it. [Subscribe -> "
        "https://splice.example.org/?utm_source=post&utm_medium=web]\n"
        "5 heading 3: TL;DR\n"
        "6 paragraph: What caught my attention this week:\n"
        "7 item: 📄 Papers: A hitch that holds wet, and why hemp creaks.\n"
        "7 item: 🎥 Videos: A walk along a ropewalk.\n"
        "8 rule\n"
        "9 heading 3: 📄 2 Papers\n"
        "10 paragraph strong: 1. Wet Hitches: Friction [and] *Slip* in Natural_Fibre\n"
        "11 paragraph: https://arxiv.org/abs/2606.00001 | GitHub [https://arxiv.org/abs/2606.00001 "
        "-> https://arxiv.org/abs/2606.00001] [GitHub -> https://github.com/example/wet_hitches]\n"
        "12 paragraph: Most hitches slip when wet. The authors pull 3 * 40 of them apart & keep "
        "count, on a load_cell.\n"
        "13 paragraph strong: 2. Why Hemp Creaks [2. Why Hemp Creaks -> "
        "https://arxiv.org/abs/2606.00002]\n"
        "13 paragraph: https://arxiv.org/abs/2606.00002 [https://arxiv.org/abs/2606.00002 -> "
        "https://arxiv.org/abs/2606.00002]\n"
        "13 paragraph: It is the lignin.\n"
        "14 heading 3: 🎥 1 Videos\n"
        "15 paragraph strong: 1. A Walk Along the Ropewalk\n"
        "16 embed: https://www.youtube.com/watch?v=abcDEF_-123&t=75s "
        "[https://www.youtube.com/watch?v=abcDEF_-123&t=75s -> "
        "https://www.youtube.com/watch?v=abcDEF_-123&t=75s]\n"
        "17 paragraph: Four hundred paces of tar.\n"
        "18 other\n"
        "18 paragraph: The shed, from its far end\n"
        "20 paragraph: Until next week, Ada Moss\n"
        "4 dropped: a box to subscribe (The Splice is read by sailors.)\n"
        "19 dropped: a button of the service (Share)\n");
}

TEST_CASE("newsletter in HTML: the Markdown") {
  CHECK(outline_of_html(issue).markdown ==
        R"md(Hey there! This week was about **ropes that hold**, and knots you can’t undo.

**_New here?_**

*The Splice is my letter on cordage. [Subscribe](https://splice.example.org/?utm_source=post&utm_medium=web) for all of it.*

### TL;DR

What caught my attention this week:

- **📄 Papers:** A hitch that holds wet, and why hemp creaks.
- **🎥 Videos:** A walk along a ropewalk.

***

### 📄 2 Papers

**1. Wet Hitches: Friction \[and] \*Slip\* in Natural_Fibre**

<https://arxiv.org/abs/2606.00001> | [GitHub](https://github.com/example/wet_hitches)

Most hitches slip when wet. The authors pull 3 * 40 of them apart & keep count, on a `load_cell`.

[**2. Why Hemp Creaks**](https://arxiv.org/abs/2606.00002)\
<https://arxiv.org/abs/2606.00002>\
It is the *lignin*.

### 🎥 1 Videos

**1. A Walk Along the Ropewalk**

<https://www.youtube.com/watch?v=abcDEF_-123&t=75s>

Four hundred paces of tar.

![A long shed](https://substack-post-media.s3.amazonaws.com/public/images/1234_800x600.png)

The shed, from its far end

Until next week, Ada Moss)md");
}

}  // namespace
}  // namespace tokensite
